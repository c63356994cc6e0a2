package encoded

import "embed"

// shippedFolder has what the encoder reads of the embedded story, in files as a
// Reader keeps them: that story is there at once, also where nothing can be kept.
const shippedFolder = "shipped"

//go:embed shipped
var embedded embed.FS
