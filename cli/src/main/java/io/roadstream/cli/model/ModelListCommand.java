package io.roadstream.cli.model;

import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.StoredBundle;
import io.roadstream.schemas.ModelRelease;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream model list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "The bundles of the store, the newest first, and which channel serves which.")
final class ModelListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;

  @Option(names = "--json", description = "Tell in JSON.")
  private boolean json;

  private ModelListCommand() {}

  @Override
  public Integer call() {
    Map<String, ModelRelease> current = options.withReleases(null, releases -> releases.current());
    List<Map<String, Object>> bundles = new ArrayList<>();
    for (StoredBundle bundle : options.store().list()) {
      bundles.add(json(bundle, current));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("bundles", bundles);
      Map<String, Object> channels = new LinkedHashMap<>();
      current.forEach((channel, release) -> channels.put(channel, ReleaseText.json(release)));
      answer.put("channels", channels);
      out.println(Json.pretty(answer));
    } else {
      print(out, bundles, current);
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static Map<String, Object> json(StoredBundle bundle, Map<String, ModelRelease> current) {
    BundleManifest manifest = bundle.manifest();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", manifest.name());
    json.put("version", manifest.version());
    json.put("created", manifest.created().toString());
    BundleManifest.Parent parent = manifest.parent();
    json.put("parent", parent == null ? "" : parent.version());
    json.put("sha256", bundle.sha256());
    json.put(
        "channels",
        current.entrySet().stream()
            .filter(each -> each.getValue().getModel().getSha256().equals(bundle.sha256()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList());
    json.put("uri", bundle.uri());
    return json;
  }

  private static void print(
      PrintWriter out, List<Map<String, Object>> bundles, Map<String, ModelRelease> current) {
    String format = "%-22s %-34s %-21s %-20s %s%n";
    if (bundles.isEmpty()) {
      out.println("The store is empty.");
    } else {
      out.printf(Locale.ROOT, format, "NAME", "VERSION", "CREATED", "CHANNELS", "PARENT");
    }
    for (Map<String, Object> bundle : bundles) {
      out.printf(
          Locale.ROOT,
          format,
          bundle.get("name"),
          bundle.get("version"),
          String.valueOf(bundle.get("created")).replaceFirst("\\.\\d+", ""),
          String.join(",", texts(bundle.get("channels"))),
          bundle.get("parent"));
    }
    current.values().forEach(release -> out.println(ReleaseText.line(release)));
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }
}
