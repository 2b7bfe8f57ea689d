// Decodes values in Confluent's wire format with the stock JavaScript client.
// Arguments: the registry's address. Standard input: one value a line in base64.
// Standard output: one decoded value a line as JSON.
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');
const lines = require('readline').createInterface({ input: process.stdin });

const plain = (key, value) =>
  typeof value === 'bigint' ? Number(value) : value;

(async () => {
  const registry = new SchemaRegistry({ host: process.argv[2] });
  for await (const line of lines) {
    const decoded = await registry.decode(Buffer.from(line, 'base64'));
    console.log(JSON.stringify(decoded, plain));
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
