/**
 * The contracts: one generated class for each Avro schema under {@code src/main/avro}.
 *
 * <p>The schemas are the documentation; each field states its meaning and unit there, and the
 * generated getters repeat it. The classes are made by Avro's compiler, so this package alone is
 * not {@code @NullMarked}: a getter returns {@code null} exactly where its schema is a union with
 * {@code null}.
 */
package io.roadstream.schemas;
