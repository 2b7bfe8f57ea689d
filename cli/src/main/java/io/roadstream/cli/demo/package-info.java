/**
 * {@code roadstream demo}: cameras in procedural streets, the whole stack between them and the
 * results, every frame accounted for and scored against the truth.
 */
@NullMarked
package io.roadstream.cli.demo;

import org.jspecify.annotations.NullMarked;
