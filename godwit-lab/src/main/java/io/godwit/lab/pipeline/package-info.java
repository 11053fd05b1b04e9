/**
 * What stands around Kafka in real life, each a real component in a process of its own: schema registry, object store, metastore,
 * Spark, database. Their jars are fetched when they are first needed ({@link io.godwit.lab.pipeline.Components}).
 */
@NullMarked
package io.godwit.lab.pipeline;

import org.jspecify.annotations.NullMarked;
