package xlsform

func openWorkbook(data []byte) (*book, []Problem) { return nil, refuse("file.unknown") }
