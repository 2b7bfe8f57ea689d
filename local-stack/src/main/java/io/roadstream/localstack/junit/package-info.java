/**
 * The local stack for integration tests: one broker and one registry for each test JVM. Using it
 * needs JUnit Jupiter on the class path, which this module does not bring.
 */
@NullMarked
package io.roadstream.localstack.junit;

import org.jspecify.annotations.NullMarked;
