package web

import (
	"net/http"
	"time"
)

// Server returns an HTTP server with limits that no slow or huge client
// passes. It serves h once it is given a listener.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute, // a long section over a poor line
		WriteTimeout:      5 * time.Minute, // a workbook over a poor line
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
	}
}
