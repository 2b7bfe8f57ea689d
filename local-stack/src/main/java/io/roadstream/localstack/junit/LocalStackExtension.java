package io.roadstream.localstack.junit;

import io.roadstream.localstack.LocalStack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link LocalStack} parameter: a real broker with all topics, and a real registry.
 *
 * <p>The first test that asks starts it, on free ports and in a temporary folder; all test classes
 * of the JVM share it; it is stopped and its folder deleted after the last. So a test uses its own
 * camera ids, or its own topics, and does not expect a topic to be empty.
 *
 * <pre>{@code
 * @ExtendWith(LocalStackExtension.class)
 * class SomethingIT {
 *   @Test
 *   void shouldDoSomething(LocalStack stack) { … }
 * }
 * }</pre>
 */
public final class LocalStackExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(LocalStackExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public LocalStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(SharedStack.class, key -> new SharedStack(), SharedStack.class)
        .stack();
  }
}
