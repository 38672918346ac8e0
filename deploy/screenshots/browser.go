package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/chromedp"
)

// shot is one page as one role sees it.
type shot struct {
	name   string // of the picture
	role   string // who enters through the front page's buttons
	path   string
	open   string // what is folded out, by selector; may be empty
	height int64  // of the window, in pixels; what is below is not pictured
}

var shots = []shot{
	{name: "section", role: "focal", path: "/rondas/EJERCICIO-2026/XAG/gov/secciones/b", open: "details.specials", height: 1000},
	{name: "comparison", role: "analyst", path: "/rondas/ASILO-2020/comparacion", height: 900},
	{name: "profile", role: "organiser", path: "/rondas/EJERCICIO-2026/perfiles/XAB", height: 1100},
}

const (
	width = 1280        // of the window, in pixels
	fade  = time.Second // until what fades in stands
)

// pages takes every shot in one language.
func pages(ctx context.Context, address, lang, folder string) error {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.WindowSize(width, 1000),
		chromedp.DisableGPU,
		chromedp.NoSandbox, // the pages are our own; Chromium refuses root otherwise
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
	)
	ctx, closeBrowser := chromedp.NewExecAllocator(ctx, options...)
	defer closeBrowser()
	for _, s := range shots {
		picture, err := s.take(ctx, address, lang)
		if err != nil {
			return fmt.Errorf("%s in %q: %w", s.name, lang, err)
		}
		if picture, err = shrink(picture); err != nil {
			return fmt.Errorf("%s in %q: %w", s.name, lang, err)
		}
		file := filepath.Join(folder, s.name+".png")
		if err := os.WriteFile(file, picture, 0o644); err != nil {
			return err
		}
		fmt.Println(file, len(picture)/1024, "kB")
	}
	return nil
}

// take enters as the shot's role in a browser of its own and pictures the page.
func (s shot) take(ctx context.Context, address, lang string) ([]byte, error) {
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	button := fmt.Sprintf(`form[action$="/%s"] button`, s.role)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, s.height)); err != nil {
		return nil, err
	}
	limited, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	err := chromedp.Do(limited,
		chromedp.Navigate(address+"/?lang="+lang),
		chromedp.WaitVisible(button),
	)
	if err != nil {
		return nil, fmt.Errorf("front page: %w", err)
	}
	if _, err := chromedp.RunResponse(limited, chromedp.Click(button)); err != nil {
		return nil, fmt.Errorf("enter as %s: %w", s.role, err)
	}
	resp, err := chromedp.Run(limited, chromedp.NavigateResponse(address+s.path))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", s.path, err)
	}
	if resp.Status != 200 {
		return nil, fmt.Errorf("open %s: status %d", s.path, resp.Status)
	}
	if s.open != "" {
		unfold := chromedp.SetAttributeValue(s.open, "open", "")
		if err := chromedp.Do(limited, unfold); err != nil {
			return nil, fmt.Errorf("fold out %q: %w", s.open, err)
		}
	}
	if err := chromedp.Do(limited, chromedp.Sleep(fade)); err != nil {
		return nil, err
	}
	return chromedp.Run(limited, chromedp.CaptureScreenshot())
}
