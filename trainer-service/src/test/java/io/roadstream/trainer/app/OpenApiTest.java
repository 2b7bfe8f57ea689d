package io.roadstream.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiTest {

  private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "patch");

  @Test
  void shouldDescribeEveryOperationAndNoOther() throws IOException {
    assertThat(described()).isEqualTo(mapped());
  }

  private static Set<String> described() throws IOException {
    Map<String, Object> api =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(new OpenApiController().openApi());
    Set<String> operations = new TreeSet<>();
    ((Map<?, ?>) api.get("paths"))
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .keySet().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method + " " + path)));
    return operations;
  }

  private static Set<String> mapped() {
    Set<String> operations = new TreeSet<>();
    for (Class<?> controller :
        List.of(RunController.class, SampleController.class, ReleaseController.class)) {
      for (Method method : controller.getDeclaredMethods()) {
        add(operations, "get", paths(method.getAnnotation(GetMapping.class)));
        PostMapping post = method.getAnnotation(PostMapping.class);
        add(operations, "post", post == null ? List.of() : List.of(post.value()));
        DeleteMapping delete = method.getAnnotation(DeleteMapping.class);
        add(operations, "delete", delete == null ? List.of() : List.of(delete.value()));
      }
    }
    return operations;
  }

  private static List<String> paths(@Nullable GetMapping get) {
    return get == null ? List.of() : List.of(get.value().length > 0 ? get.value() : get.path());
  }

  private static void add(Set<String> operations, String method, List<String> paths) {
    paths.forEach(path -> operations.add(method + " " + path));
  }
}
