// Small comforts over pages that work without them: warn before unsaved work
// is left, keep the session while someone types, copy a link.

const form = document.querySelector('#seccion');

if (form) {
  let changed = false;
  let last = Date.now();

  const touch = () => {
    changed = true;
    if (Date.now() - last < 5 * 60 * 1000) return;
    last = Date.now();
    keepSession();
  };

  const keepSession = async () => {
    const body = new URLSearchParams({ ficha: form.elements.ficha.value });
    try {
      const answer = await fetch('/sesion', { method: 'POST', body, redirect: 'manual' });
      if (answer.status === 401) document.querySelector('#estado').textContent = form.dataset.ended;
    } catch {
      // No line: the page says nothing new, and saving will tell.
    }
  };

  form.addEventListener('input', touch);
  form.addEventListener('change', touch);
  form.addEventListener('submit', () => { changed = false; });
  window.addEventListener('beforeunload', (event) => {
    if (!changed) return;
    event.preventDefault();
    event.returnValue = form.dataset.guard;
  });
}

document.querySelector('.focusme #problemas')?.focus();

for (const button of document.querySelectorAll('[data-copy]')) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    source.select();
    await navigator.clipboard.writeText(source.value);
    button.textContent = button.dataset.done;
  });
}

// Leads to a field inside a folded row unfold it, also in older browsers.
const unfold = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  for (let box = target?.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  target?.scrollIntoView();
};
window.addEventListener('hashchange', unfold);
unfold();
