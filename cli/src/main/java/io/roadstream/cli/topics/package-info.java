/** {@code roadstream topics}: creates the topics, lists them, compares them with the plan. */
@NullMarked
package io.roadstream.cli.topics;

import org.jspecify.annotations.NullMarked;
