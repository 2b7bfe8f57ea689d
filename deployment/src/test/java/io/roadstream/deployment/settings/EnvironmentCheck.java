package io.roadstream.deployment.settings;

import io.roadstream.schemas.topic.PayloadLimit;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Tells which variables of a container's environment its service would not understand, in the way
 * that the service itself reads them: bound by name to the fields of its settings, and validated.
 */
public final class EnvironmentCheck {

  /** What the Java runtime, the native libraries and AWS's SDK read. */
  private static final Set<String> NOT_SPRING =
      Set.of(
          "JDK_JAVA_OPTIONS",
          "PYTORCH_LIBRARY_PATH",
          "PYTORCH_VERSION",
          "PYTORCH_FLAVOR",
          "NVIDIA_VISIBLE_DEVICES",
          "NVIDIA_DRIVER_CAPABILITIES",
          "AWS_ENDPOINT_URL_S3",
          "AWS_REGION",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY");

  private static final String CLIENT_PROPERTIES = "ROADSTREAM_KAFKA_PROPERTIES_";

  private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();

  private EnvironmentCheck() {}

  /** One line for each variable that the service does not know or whose value it refuses. */
  public static List<String> problems(Service service, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if (!isKnown(service, name)) {
            problems.add(service + " has no setting for " + name);
          }
        });
    service
        .settings()
        .forEach(entry -> bind(entry.getKey(), entry.getValue(), environment, problems));
    return problems;
  }

  /**
   * The same for settings that come as files: the name of each file is a setting's.
   *
   * @param names names of files such as {@code roadstream.http.token}
   */
  public static List<String> problemsOfFiles(Service service, Collection<String> names) {
    return problems(
        service,
        names.stream()
            .collect(Collectors.toMap(EnvironmentCheck::variable, name -> "0123456789abcdef")));
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
  }

  private static boolean isKnown(Service service, String name) {
    if (name.startsWith(CLIENT_PROPERTIES)) {
      return ClientProperties.has(
          name.substring(CLIENT_PROPERTIES.length()).toLowerCase(Locale.ROOT).replace('_', '.'));
    }
    if (name.startsWith("ROADSTREAM_")) {
      return Service.sharedFile().contains("${" + name + ":")
          || service.settings().anyMatch(entry -> name.startsWith(variable(entry.getKey()) + "_"));
    }
    return NOT_SPRING.contains(name) || BootProperties.has(name);
  }

  private static void bind(
      String prefix, String className, Map<String, String> environment, List<String> problems) {
    SystemEnvironmentPropertySource source =
        new SystemEnvironmentPropertySource("systemEnvironment", Map.copyOf(environment));
    // What a service's own file sets and its settings demand.
    MapPropertySource file =
        new MapPropertySource("file", Map.of(prefix + ".streams.application-id", "any"));
    ApplicationConversionService conversion = new ApplicationConversionService();
    conversion.addConverter(
        String.class,
        PayloadLimit.class,
        text -> new PayloadLimit((int) DataSize.parse(text).toBytes()));
    BindHandler unbound =
        new NoUnboundElementsBindHandler(
            BindHandler.DEFAULT, candidate -> candidate.getUnderlyingSource() == source);
    boolean streams = Set.of("roadstream.inference", "roadstream.postproc").contains(prefix);
    List<PropertySource<?>> sources = streams ? List.of(source, file) : List.of(source);
    Binder binder =
        new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(List.of()),
            conversion);
    try {
      binder.bindOrCreate(
          prefix,
          Bindable.of(Class.forName(className)),
          new ValidationBindHandler(
              unbound, new SpringValidatorAdapter(VALIDATORS.getValidator())));
    } catch (BindException e) {
      problems.add(className + ": " + reason(e));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String reason(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      text.append(each.getMessage()).append("; ");
    }
    return text.toString();
  }
}
