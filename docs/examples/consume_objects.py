#!/usr/bin/env python3
"""Prints the nearest object of every frame on perception.objects.

Needs the packages confluent-kafka and avro (Debian: python3-confluent-kafka python3-avro).
usage: consume_objects.py [--bootstrap HOST:PORT] [--registry URL] [--limit N]
"""
import argparse
import io
import json
import struct
import sys
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer


class Decoder:
    """Decodes Confluent's wire format: one zero byte, the schema's id in four bytes, then Avro."""

    def __init__(self, registry):
        self.registry = registry
        self.readers = {}

    def decode(self, payload):
        magic, schema_id = struct.unpack(">bI", payload[:5])
        if magic != 0:
            raise ValueError(f"not Confluent's wire format: first byte is {magic}, not 0")
        if schema_id not in self.readers:
            with urllib.request.urlopen(f"{self.registry}/schemas/ids/{schema_id}") as answer:
                self.readers[schema_id] = avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))
        return self.readers[schema_id].read(avro.io.BinaryDecoder(io.BytesIO(payload[5:])))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--bootstrap", default="localhost:9092")
    options.add_argument("--registry", default="http://localhost:8080/apis/ccompat/v7")
    options.add_argument("--limit", type=int, default=10, help="frames to read, then stop")
    options = options.parse_args()

    decoder = Decoder(options.registry)
    consumer = Consumer({
        "bootstrap.servers": options.bootstrap,
        "group.id": "consume-objects-example",
        "auto.offset.reset": "earliest",
        "isolation.level": "read_committed",
    })
    consumer.subscribe(["perception.objects"])
    seen = 0
    try:
        while seen < options.limit:
            message = consumer.poll(30)
            if message is None:
                sys.exit("no record on perception.objects within 30 seconds")
            if message.error():
                sys.exit(str(message.error()))
            frame = decoder.decode(message.value())
            measured = [thing for thing in frame["objects"] if thing["depth"]]
            nearest = min(measured, key=lambda thing: thing["depth"]["p5"], default=None)
            text = f"{nearest['className']} at {nearest['depth']['p5']:.1f} m" if nearest else "nothing"
            print(f"{frame['frame']['cameraId']} #{frame['frame']['sequence']}: {len(measured)} objects, nearest {text}")
            seen += 1
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
