import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints the nearest object of every frame on perception.objects.
 *
 * <p>Arguments: bootstrap servers, registry URL, number of frames.
 */
public final class ConsumeObjects {

  private ConsumeObjects() {}

  public static void main(String[] arguments) {
    String bootstrap = arguments.length > 0 ? arguments[0] : "localhost:9092";
    String registry = arguments.length > 1 ? arguments[1] : "http://localhost:8080";
    int limit = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;

    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, registry));
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", "consume-objects-java-example",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), serdes.of(FrameObjects.class).deserializer())) {
      consumer.subscribe(List.of(Topics.OBJECTS));
      int seen = 0;
      while (seen < limit) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          FrameObjects frame = record.value();
          String nearest =
              frame.getObjects().stream()
                  .filter(object -> object.getDepth() != null)
                  .min(Comparator.comparingDouble((RoadObject object) -> object.getDepth().getP5()))
                  .map(object -> "%s at %.1f m".formatted(object.getClassName(), object.getDepth().getP5()))
                  .orElse("nothing");
          System.out.printf(
              "%s #%d: nearest %s%n", record.key(), frame.getFrame().getSequence(), nearest);
          if (++seen == limit) {
            return;
          }
        }
      }
    }
  }
}
