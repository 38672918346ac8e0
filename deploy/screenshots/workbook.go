package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// workbookRound is pictured for its real data.
const workbookRound = "ASILO-2020"

// workbook writes a round's workbook and pictures one of its pages as a
// spreadsheet program prints it.
func workbook(ctx context.Context, s *server, lang, folder string) error {
	book := filepath.Join(s.folder, "workbook."+lang+".xlsx")
	err := s.command(ctx, "report", "comparative", "--round", workbookRound, "--lang", lang, "--out", book).Run()
	if err != nil {
		return fmt.Errorf("write the workbook in %q: %w", lang, err)
	}
	if _, err := output(ctx, "soffice", "--headless", "--norestore",
		"-env:UserInstallation=file://"+filepath.Join(s.folder, "office"),
		"--convert-to", "pdf", "--outdir", s.folder, book); err != nil {
		return err
	}
	pdf := strings.TrimSuffix(book, ".xlsx") + ".pdf"
	page, err := matrixPage(ctx, pdf)
	if err != nil {
		return err
	}
	picture, err := printed(ctx, pdf, page)
	if err != nil {
		return err
	}
	file := filepath.Join(folder, "workbook.png")
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		return err
	}
	fmt.Println(file, len(picture)/1024, "kB")
	return nil
}

// matrixPage finds the first printed page of a matrix: the first that names
// two countries which stand close in the list, and the item its questions are
// about.
func matrixPage(ctx context.Context, pdf string) (int, error) {
	text, err := output(ctx, "pdftotext", "-layout", pdf, "-")
	if err != nil {
		return 0, err
	}
	for i, page := range strings.Split(text, "\f") {
		if strings.Contains(page, "Costa Rica") && strings.Contains(page, "El Salvador") && strings.Contains(page, "(Q5)") {
			return i + 1, nil
		}
	}
	return 0, fmt.Errorf("find the matrix in %s: no page names the countries", pdf)
}

// printed turns one page into a picture.
func printed(ctx context.Context, pdf string, page int) ([]byte, error) {
	n := strconv.Itoa(page)
	base := strings.TrimSuffix(pdf, ".pdf")
	if _, err := output(ctx, "pdftoppm", "-png", "-r", "110", "-f", n, "-l", n, "-singlefile", pdf, base); err != nil {
		return nil, err
	}
	picture, err := os.ReadFile(base + ".png")
	if err != nil {
		return nil, err
	}
	return shrink(picture)
}

// output runs a program and returns what it printed; what it complained of
// becomes part of the error.
func output(ctx context.Context, name string, args ...string) (string, error) {
	var out, complaint strings.Builder
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("run %s: %w: %s", name, err, strings.TrimSpace(complaint.String()))
	}
	return out.String(), nil
}
