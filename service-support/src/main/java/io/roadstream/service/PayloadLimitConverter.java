package io.roadstream.service;

import io.roadstream.schemas.topic.PayloadLimit;
import org.springframework.core.convert.converter.Converter;
import org.springframework.util.unit.DataSize;

/** Reads a {@link PayloadLimit} from a setting such as {@code 8MB} or a number of bytes. */
final class PayloadLimitConverter implements Converter<String, PayloadLimit> {

  @Override
  public PayloadLimit convert(String source) {
    return new PayloadLimit(Math.toIntExact(DataSize.parse(source).toBytes()));
  }
}
