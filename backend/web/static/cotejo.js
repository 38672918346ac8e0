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

// Follows a file in the making, less and less often, and only while looked at.
const work = document.querySelector('[data-follow]');
if (work) {
  const words = work.querySelector('[role=status]');
  const bar = work.querySelector('progress');
  let wait = 1000;
  const ask = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(work.dataset.follow, { headers: { accept: 'application/json' } });
        const job = answer.ok ? await answer.json() : { over: true };
        if (job.over) return location.reload();
        bar.value = job.percent;
        if (words.textContent !== job.text) words.textContent = job.text;
      } catch {
        // No line: ask again later.
      }
    }
    wait = Math.min(wait * 1.25, 10000);
    setTimeout(ask, wait);
  };
  setTimeout(ask, wait);
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
