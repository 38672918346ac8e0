package store_test

import (
	"net/url"
	"testing"

	"cotejo/backend/store"
	"cotejo/backend/store/storetest"
)

func TestUnwalledTellsARoleThatPassesRowSecurity(t *testing.T) {
	if past, err := storetest.Open(t).Unwalled(t.Context()); past || err != nil {
		t.Errorf("SQLite: got %v, %v; want false", past, err)
	}
	walled := storetest.PostgresConfig(t)
	for _, tt := range []struct {
		name string
		role string
		want bool
	}{
		{name: "the role of the tests", want: false},
		{name: "whoever owns the server", role: "none", want: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			u, err := url.Parse(walled.URL)
			if err != nil {
				t.Fatal(err)
			}
			if tt.role != "" {
				q := u.Query()
				q.Set("role", tt.role)
				u.RawQuery = q.Encode()
			}
			st, err := store.Open(t.Context(), store.Config{URL: u.String()})
			if err != nil {
				t.Fatal(err)
			}
			defer st.Close()
			if past, err := st.Unwalled(t.Context()); past != tt.want || err != nil {
				t.Errorf("got %v, %v; want %v", past, err, tt.want)
			}
		})
	}
}
