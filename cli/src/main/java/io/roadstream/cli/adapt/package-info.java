/**
 * {@code roadstream demo --scenario adapt}: the model meets another city, is fine-tuned there and
 * exchanged while frames flow, and every frame is accounted for and compared with its truth.
 */
@NullMarked
package io.roadstream.cli.adapt;

import org.jspecify.annotations.NullMarked;
