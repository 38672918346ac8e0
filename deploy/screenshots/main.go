// Command screenshots takes the pictures of the README: it serves the
// demonstration from a throw-away folder, walks through it with Chromium, and
// prints a page of the workbook with LibreOffice.
//
//	go run ./deploy/screenshots [-out FOLDER]
//
// It needs chromium, soffice, pdftotext and pdftoppm, and is run from the root
// of the module.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

// languages of the pictures; each has a folder of its own.
var languages = []string{"es", "en"}

func main() {
	out := flag.String("out", filepath.Join("deploy", "screenshots"), "folder to write to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	temp, err := os.MkdirTemp("", "cotejo-screenshots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	s, err := start(ctx, temp)
	if err != nil {
		return err
	}
	defer s.stop()
	for _, lang := range languages {
		folder := filepath.Join(out, lang)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := pages(ctx, s.address, lang, folder); err != nil {
			return err
		}
		if err := workbook(ctx, s, lang, folder); err != nil {
			return err
		}
	}
	return nil
}
