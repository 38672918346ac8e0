//go:build !unix

package storetest

import "errors"

func startCluster() (string, error) {
	return "", errors.New("TEST_POSTGRES names no server, and a throw-away one is made on Unix only")
}
