/**
 * The job that an installation runs once before its services, and again after every change: it
 * makes the topics that are missing, registers their schemas, and, where the brokers ask who is
 * who, grants each service what it needs and no more. Doing so twice is harmless.
 */
@NullMarked
package io.roadstream.service.setup;

import org.jspecify.annotations.NullMarked;
