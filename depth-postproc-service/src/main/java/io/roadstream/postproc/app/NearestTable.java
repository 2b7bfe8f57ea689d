package io.roadstream.postproc.app;

import io.roadstream.postproc.nearest.CameraNearest;
import io.roadstream.postproc.topology.PostprocTopology;
import io.roadstream.service.streams.StreamsRunner;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The part of the table of nearest objects that this instance has, and who has the rest.
 * Thread-safe.
 */
final class NearestTable {

  private final StreamsRunner runner;
  private final HostInfo self;

  /**
   * @param runner of the topology
   * @param self host:port of this instance, as others know it
   */
  NearestTable(StreamsRunner runner, String self) {
    this.runner = runner;
    this.self = HostInfo.buildFromEndpoint(self);
  }

  /** The table cannot be asked now, but can soon: instances are starting, or sharing out work. */
  static final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
      super(message);
    }
  }

  /**
   * Another instance that has a camera; none if this one has it.
   *
   * @throws NotReadyException if that is not known now
   */
  Optional<HostInfo> elsewhere(String cameraId) {
    KeyQueryMetadata owner =
        streams()
            .queryMetadataForKey(PostprocTopology.NEAREST_STORE, cameraId, new StringSerializer());
    if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      throw new NotReadyException("the instances are sharing out the cameras; ask again soon");
    }
    return owner.activeHost().equals(self) ? Optional.empty() : Optional.of(owner.activeHost());
  }

  /**
   * The row of a camera that this instance has; none if nothing was seen of it.
   *
   * @throws NotReadyException if it cannot be read now
   */
  Optional<CameraNearest> here(String cameraId) {
    try {
      ReadOnlyKeyValueStore<String, CameraNearest> store =
          streams()
              .store(
                  StoreQueryParameters.fromNameAndType(
                      PostprocTopology.NEAREST_STORE, QueryableStoreTypes.keyValueStore()));
      return Optional.ofNullable(store.get(cameraId));
    } catch (InvalidStateStoreException e) {
      throw new NotReadyException("the table is moving to another instance; ask again soon");
    }
  }

  private KafkaStreams streams() {
    KafkaStreams streams =
        runner.streams().orElseThrow(() -> new NotReadyException("the service is not running"));
    if (!streams.state().isRunningOrRebalancing()) {
      throw new NotReadyException("the service is " + streams.state() + "; ask again soon");
    }
    return streams;
  }
}
