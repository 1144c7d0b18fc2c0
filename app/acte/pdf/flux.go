package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// compression is the level of zlib: a twentieth larger than the usual one, a third faster.
const compression = 4

// compresseurs keeps the writers of zlib: a new one costs more than what it has to compress.
var compresseurs = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, compression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return z
}}

// comprimer returns the bytes as a FlateDecode stream wants them.
func comprimer(octets []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(octets)/3 + 64)
	z := compresseurs.Get().(*zlib.Writer)
	defer compresseurs.Put(z)
	z.Reset(&b)
	_, _ = z.Write(octets) // a buffer refuses nothing
	_ = z.Close()
	return b.Bytes()
}

// ensemble does n things on the processors there are, each one once. A panic in one is an error.
func ensemble(n int, faire func(i int)) error {
	var suivant atomic.Int64
	var faute atomic.Pointer[error]
	travailler := func() {
		defer func() {
			if r := recover(); r != nil {
				err := fmt.Errorf("%v", r)
				faute.CompareAndSwap(nil, &err)
			}
		}()
		for i := int(suivant.Add(1)) - 1; i < n; i = int(suivant.Add(1)) - 1 {
			faire(i)
		}
	}
	var attente sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		attente.Go(travailler)
	}
	attente.Wait()
	if e := faute.Load(); e != nil {
		return *e
	}
	return nil
}
