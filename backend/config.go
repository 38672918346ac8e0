package main

import (
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"cotejo/backend/store"
)

// config is what the environment says. Every setting may also come from a
// file: COTEJO_X_FILE names one that holds the value of COTEJO_X.
type config struct {
	addr    string // where to listen, host:port
	data    string // the data folder
	baseURL string // the address people use, without a slash at the end
	dbURL   string // empty: SQLite in the data folder
	// Finished exports are kept to be served again: so many megabytes of them,
	// for so many days after they were last asked for.
	exportMegabytes, exportDays int
}

func readConfig(getenv func(string) string) (config, error) {
	c := config{addr: "127.0.0.1:8080", data: "data"}
	for name, field := range map[string]*string{
		"COTEJO_ADDR": &c.addr, "COTEJO_DATA": &c.data, "COTEJO_BASE_URL": &c.baseURL, "COTEJO_DATABASE_URL": &c.dbURL,
	} {
		if err := setting(getenv, name, field); err != nil {
			return config{}, err
		}
	}
	c.exportMegabytes, c.exportDays = 1024, 7
	for name, field := range map[string]*int{
		"COTEJO_EXPORTS_MB": &c.exportMegabytes, "COTEJO_EXPORTS_DAYS": &c.exportDays,
	} {
		if err := count(getenv, name, field); err != nil {
			return config{}, err
		}
	}
	c.baseURL = strings.TrimRight(c.baseURL, "/")
	if c.baseURL == "" {
		return c, nil
	}
	u, err := url.Parse(c.baseURL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return config{}, fault{key: "cli.base_url", args: []any{"Address", c.baseURL}}
	}
	return c, nil
}

// setting reads one setting, from its file when only that is named.
func setting(getenv func(string) string, name string, field *string) error {
	if v := getenv(name); v != "" {
		*field = v
		return nil
	}
	path := getenv(name + "_FILE")
	if path == "" {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return fault{key: "cli.setting", args: []any{"Name", name + "_FILE", "File", path}, cause: err}
	}
	*field = strings.TrimSpace(string(text))
	return nil
}

// count reads a setting that is a number, from 1 up.
func count(getenv func(string) string, name string, field *int) error {
	var text string
	if err := setting(getenv, name, &text); err != nil || text == "" {
		return err
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 1<<20 {
		return fault{key: "cli.number", args: []any{"Name", name, "Value", text}}
	}
	*field = n
	return nil
}

// loopback says whether an address is reached from this machine only.
func loopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// database opens the database the configuration names, at its newest schema
// when migrate is called on it.
func (c config) database() store.Config { return store.Config{Dir: c.data, URL: c.dbURL} }

// clock is the only one of the program: everything below is given the time.
func clock() time.Time { return time.Now() }
