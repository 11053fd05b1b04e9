#!/bin/sh
# old-1.example:9092 in a comment
export KAFKA_BOOTSTRAP_SERVERS=old-1.example:9092
export KAFKA_SECURITY_PROTOCOL='PLAINTEXT'
exec kafka-console-consumer.sh --bootstrap-server old-1.example:9092,old-2.example:9092 --topic orders
