package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"testing"
)

// newClient is a browser without a screen: it keeps cookies, and stays where a
// redirect points to.
func newClient(t testing.TB) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// enter signs in by a door of the demonstration.
func enter(t testing.TB, s *server, role string) *http.Client {
	t.Helper()
	c := newClient(t)
	get(t, c, s.address+"/")
	res, err := c.PostForm(s.address+"/demostracion/"+role, url.Values{"ficha": {formToken(t, c, s.address)}})
	if err != nil {
		t.Fatal(err)
	}
	if body(t, res); res.StatusCode != http.StatusSeeOther {
		t.Fatalf("enter as %s: %s", role, res.Status)
	}
	return c
}

// formToken is what the forms shown to this client hold.
func formToken(t testing.TB, c *http.Client, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range c.Jar.Cookies(u) {
		if k.Name == "cotejo-ficha" {
			return k.Value
		}
	}
	t.Fatal("no form token among the cookies")
	return ""
}

// get returns the status and the body of a page.
func get(t testing.TB, c *http.Client, address string) (status int, text string) {
	t.Helper()
	res, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body(t, res))
}

func body(t testing.TB, res *http.Response) []byte {
	t.Helper()
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Errorf("read the answer of %s: %v", res.Request.URL.Path, err)
	}
	return b
}
