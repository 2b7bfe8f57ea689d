package io.roadstream.deployment.image;

import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sends a picture in over HTTP and takes what became of it out of Kafka. */
final class Frames {

  private Frames() {}

  /** A street of three stripes as JPEG. */
  static byte[] jpeg() throws IOException {
    BufferedImage image = new BufferedImage(512, 256, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.LIGHT_GRAY);
    pen.fillRect(0, 0, 512, 90);
    pen.setColor(Color.DARK_GRAY);
    pen.fillRect(0, 90, 512, 166);
    pen.setColor(Color.RED);
    pen.fillRect(200, 100, 90, 60);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  /** Posts a picture as a frame of camera gate and tells the status. */
  static int post(URI address, String token) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "image/jpeg")
            .POST(BodyPublishers.ofByteArray(jpeg()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /** Reads objects from the start until there are so many, or two minutes have passed. */
  static List<FrameObjects> objects(Map<String, Object> client, String registryUrl, int count) {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    properties.putAll(client);
    properties.put("group.id", "viewer-test");
    properties.put("auto.offset.reset", "earliest");
    properties.put("isolation.level", "read_committed");
    List<FrameObjects> found = new ArrayList<>();
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, registryUrl));
    try (Serde<FrameObjects> serde = serdes.of(FrameObjects.class);
        KafkaConsumer<String, FrameObjects> consumer =
            new KafkaConsumer<>(properties, new StringDeserializer(), serde.deserializer())) {
      consumer.subscribe(List.of(Topics.OBJECTS));
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (found.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(500)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }
}
