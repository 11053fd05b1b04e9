package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker logs to its standard output, which the lab sends to a file; the two generations of Log4j say that differently. */
enum LogConfiguration {
    LOG4J_1(
            "log4j.properties",
            "log4j.configuration",
            """
            log4j.rootLogger=INFO, out
            log4j.appender.out=org.apache.log4j.ConsoleAppender
            log4j.appender.out.layout=org.apache.log4j.PatternLayout
            log4j.appender.out.layout.ConversionPattern=%d{ISO8601} %p %m (%c)%n
            log4j.logger.org.apache.zookeeper=WARN
            """),
    LOG4J_2(
            "log4j2.properties",
            "log4j2.configurationFile",
            """
            appender.out.type=Console
            appender.out.name=out
            appender.out.layout.type=PatternLayout
            appender.out.layout.pattern=%d{ISO8601} %p %m (%c)%n
            rootLogger.level=INFO
            rootLogger.appenderRef.out.ref=out
            """);

    private final String fileName;
    private final String systemProperty;
    private final String content;

    LogConfiguration(String fileName, String systemProperty, String content) {
        this.fileName = fileName;
        this.systemProperty = systemProperty;
        this.content = content;
    }

    /** Writes the file into the folder and returns the JVM option that points at it. */
    String writeTo(Path folder) throws IOException {
        Path file = folder.resolve(fileName);
        Files.writeString(file, content);
        return "-D" + systemProperty + "=" + file.toUri();
    }
}
