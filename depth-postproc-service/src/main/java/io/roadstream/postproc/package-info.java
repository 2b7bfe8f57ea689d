/**
 * The depth post-processing service: {@code perception.predictions} to {@code perception.masks},
 * {@code perception.depth} and {@code perception.objects}, one of each for every prediction. {@code
 * topology} holds the pure stream, which runs without Spring and without a network; {@code app}
 * puts it into a Spring Boot application.
 */
@NullMarked
package io.roadstream.postproc;

import org.jspecify.annotations.NullMarked;
