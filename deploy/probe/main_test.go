package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestReady(t *testing.T) {
	for _, tt := range []struct {
		name    string
		status  int
		wantErr string
	}{
		{name: "a server that is ready", status: http.StatusOK},
		{name: "a server whose store is away", status: http.StatusServiceUnavailable, wantErr: "503"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/readyz" {
					t.Errorf("asked for %s", r.URL.Path)
				}
				w.WriteHeader(tt.status)
			}))
			defer server.Close()
			err := ready(server.Listener.Addr().String())
			if (err != nil) != (tt.wantErr != "") || err != nil && !strings.Contains(err.Error(), tt.wantErr) {
				t.Errorf("got %v, want %q", err, tt.wantErr)
			}
		})
	}
}

func TestReadyNeedsAnAddress(t *testing.T) {
	if err := ready("nowhere"); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("got %v, want an error naming the address", err)
	}
}
