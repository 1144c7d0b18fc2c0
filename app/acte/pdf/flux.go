package pdf

import (
	"bytes"
	"compress/zlib"
	"sync"
)

// compresseurs keeps the writers of zlib: a new one costs more than what it has to compress.
var compresseurs = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// comprimer returns the bytes as a FlateDecode stream wants them.
func comprimer(octets []byte) []byte {
	var b bytes.Buffer
	z := compresseurs.Get().(*zlib.Writer)
	defer compresseurs.Put(z)
	z.Reset(&b)
	_, _ = z.Write(octets) // a buffer refuses nothing
	_ = z.Close()
	return b.Bytes()
}
