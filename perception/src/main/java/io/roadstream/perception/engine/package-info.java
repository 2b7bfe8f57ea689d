/**
 * Running the network: one interface with ONNX Runtime and PyTorch behind it, and the turning of
 * the network's heads into masks and depth codes. Each library is seen by one class only.
 */
@NullMarked
package io.roadstream.perception.engine;

import org.jspecify.annotations.NullMarked;
