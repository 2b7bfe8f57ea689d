package io.roadstream.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FrameIdsTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.000001Z");

  @Property
  void shouldGiveTheSameFrameTheSameId(@ForAll String camera, @ForAll byte[] image) {
    String id = FrameIds.of(camera, NOON, ByteBuffer.wrap(image));
    assertThat(FrameIds.of(camera, NOON, ByteBuffer.wrap(image.clone()))).isEqualTo(id);
    assertThat(id).matches("[0-9a-f]{32}");
  }

  @Test
  void shouldTellFramesApartByCameraTimeAndContent() {
    byte[] image = {1, 2, 3};
    assertThat(
            java.util.List.of(
                FrameIds.of("a", NOON, ByteBuffer.wrap(image)),
                FrameIds.of("b", NOON, ByteBuffer.wrap(image)),
                FrameIds.of("a", NOON.plusNanos(1000), ByteBuffer.wrap(image)),
                FrameIds.of("a", NOON, ByteBuffer.wrap(new byte[] {1, 2, 4}))))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldIgnoreWhatAFramesRecordDoesNotCarry() {
    byte[] image = {1};
    assertThat(FrameIds.of("a", NOON.plusNanos(999), ByteBuffer.wrap(image)))
        .isEqualTo(FrameIds.of("a", NOON, ByteBuffer.wrap(image)));
  }

  @Test
  void shouldReadOnlyWhatRemainsOfTheBufferAndLeaveItsPosition() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).position(1).limit(3);
    assertThat(FrameIds.of("a", NOON, buffer))
        .isEqualTo(FrameIds.of("a", NOON, ByteBuffer.wrap(new byte[] {1, 2})));
    assertThat(buffer.remaining()).isEqualTo(2);
  }
}
