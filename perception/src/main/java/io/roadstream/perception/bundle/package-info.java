/**
 * The model bundle: a folder with the network as TorchScript and as ONNX graph and a manifest that
 * states what the network sees, what its outputs mean, how it was made and measured, and the digest
 * of every file. Loading checks all of that before a file is opened; writing puts the manifest in
 * place last.
 */
@NullMarked
package io.roadstream.perception.bundle;

import org.jspecify.annotations.NullMarked;
