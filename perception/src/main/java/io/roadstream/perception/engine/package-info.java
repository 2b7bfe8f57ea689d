/** Running the network: one interface, ONNX Runtime and PyTorch behind it. */
@NullMarked
package io.roadstream.perception.engine;

import org.jspecify.annotations.NullMarked;
