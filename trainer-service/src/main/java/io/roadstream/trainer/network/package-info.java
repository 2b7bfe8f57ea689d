/**
 * The network being trained: TorchScript behind one class, so that nothing else knows DJL's PyTorch
 * internals, and the optimisers of its parameters.
 */
@NullMarked
package io.roadstream.trainer.network;

import org.jspecify.annotations.NullMarked;
