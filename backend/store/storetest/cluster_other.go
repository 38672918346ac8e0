//go:build !unix

package storetest

// startCluster finds none: a throw-away cluster is made on Unix only.
func startCluster() (cluster, error) { return cluster{}, errNone }
