package io.godwit.cli;

import java.nio.file.Path;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/**
 * Where logs go: everything from INFO up to a rolling file, since a terminal shows the story and a file the details; to
 * standard error only with {@code --debug}.
 */
final class Logging {
    private static final String PATTERN = "%d{ISO8601}{UTC}Z %-5p [%t] %c{1.} %m %notEmpty{%X }%n%throwable";

    private Logging() {}

    static void configure(boolean debug, Map<String, String> environment) {
        Path folder = Path.of(environment.getOrDefault(
                "GODWIT_LOG_DIR",
                Path.of(System.getProperty("user.home"), ".godwit", "logs").toString()));
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.setStatusLevel(Level.OFF);
        ComponentBuilder<?> policies = builder.newComponent("Policies")
                .addComponent(builder.newComponent("SizeBasedTriggeringPolicy").addAttribute("size", "20 MB"));
        builder.add(builder.newAppender("file", "RollingFile")
                .addAttribute("fileName", folder.resolve("godwit.log").toString())
                .addAttribute("filePattern", folder.resolve("godwit-%i.log").toString())
                .addAttribute("ignoreExceptions", true)
                .addComponent(builder.newComponent("DefaultRolloverStrategy").addAttribute("max", 5))
                .addComponent(policies)
                .add(builder.newLayout("PatternLayout").addAttribute("pattern", PATTERN)));
        builder.add(builder.newAppender("stderr", "Console")
                .addAttribute("target", "SYSTEM_ERR")
                .add(builder.newLayout("PatternLayout").addAttribute("pattern", PATTERN)));
        var root = builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file"));
        builder.add(debug ? root.add(builder.newAppenderRef("stderr")) : root);
        builder.add(builder.newLogger("io.godwit", debug ? Level.DEBUG : Level.INFO));
        // Each client prints its whole configuration, which helps nobody and may show what a user put there.
        for (String noisy : new String[] {"AdminClientConfig", "ConsumerConfig", "ProducerConfig", "AppInfoParser"}) {
            String owner = noisy.equals("AppInfoParser")
                    ? "org.apache.kafka.common.utils."
                    : "org.apache.kafka.clients." + owner(noisy);
            builder.add(builder.newLogger(owner + noisy, Level.ERROR));
        }
        Configurator.reconfigure(builder.build());
    }

    private static String owner(String configClass) {
        return switch (configClass) {
            case "AdminClientConfig" -> "admin.";
            case "ConsumerConfig" -> "consumer.";
            default -> "producer.";
        };
    }
}
