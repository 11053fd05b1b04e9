package io.godwit.core.repoint.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A kind of file, told by its name. */
public enum Format {
    PROPERTIES(true),
    YAML(true),
    JSON(true),
    TOML(true),
    HCL(true),
    SHELL(true),
    SYSTEMD(true),
    /** Program code: searched, never rewritten. */
    CODE(false),
    /** Text for people: not searched. */
    DOCUMENT(false),
    /** Any other text: searched, never rewritten. */
    OTHER(false);

    private static final Set<String> CODE_ENDINGS = Set.of(
            "java", "py", "go", "js", "mjs", "cjs", "ts", "tsx", "jsx", "kt", "kts", "scala", "cs", "rb", "php", "rs",
            "c", "h", "cc", "cpp", "hpp", "swift", "groovy", "gradle", "clj", "ex", "exs", "erl", "pl", "lua", "sql",
            "ps1", "bat", "vue");
    private static final Set<String> DOCUMENT_ENDINGS = Set.of("md", "adoc", "rst", "txt", "html", "htm", "log", "csv");

    private final boolean rewritten;

    Format(boolean rewritten) {
        this.rewritten = rewritten;
    }

    /** Whether files of this kind are rewritten; else they are only reported. */
    public boolean isRewritten() {
        return rewritten;
    }

    /**
     * The settings of a text in this format.
     *
     * @throws UnreadableFormat if it is not valid
     */
    public List<Setting> settings(String text) {
        return switch (this) {
            case PROPERTIES -> PropertiesFormat.read(text);
            case YAML -> YamlFormat.read(text);
            case JSON -> JsonFormat.read(text);
            case TOML -> TomlFormat.read(text);
            case HCL -> HclFormat.read(text);
            case SHELL -> ShellFormat.read(text);
            case SYSTEMD -> SystemdFormat.read(text);
            case DOCUMENT -> List.of();
            case CODE, OTHER -> lines(text);
        };
    }

    /** @param path with slashes between folders */
    public static Format of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        String folder = lower.substring(0, lower.length() - name.length());
        return byName(name, folder).orElseGet(() -> byEnding(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static Optional<Format> byName(String name, String folder) {
        if (name.equals(".env") || name.startsWith(".env.") || name.equals(".envrc") || name.equals("environment")) {
            return Optional.of(SHELL);
        }
        if (name.endsWith(".conf") && folder.matches(".*\\.(service|socket|timer)\\.d/|.*/environment\\.d/")) {
            return Optional.of(folder.endsWith("environment.d/") ? SHELL : SYSTEMD);
        }
        if (folder.matches("(.*/)?(default|sysconfig|conf\\.d)/") && name.indexOf('.') < 0) {
            return Optional.of(SHELL);
        }
        return Optional.empty();
    }

    private static Format byEnding(String ending) {
        if (CODE_ENDINGS.contains(ending)) {
            return CODE;
        }
        if (DOCUMENT_ENDINGS.contains(ending)) {
            return DOCUMENT;
        }
        return switch (ending) {
            case "properties" -> PROPERTIES;
            case "yml", "yaml" -> YAML;
            case "json" -> JSON;
            case "toml" -> TOML;
            case "hcl", "tf", "tfvars", "nomad" -> HCL;
            case "env", "sh", "bash", "zsh" -> SHELL;
            case "service", "socket", "timer" -> SYSTEMD;
            default -> OTHER;
        };
    }

    private static List<Setting> lines(String text) {
        return Lines.of(text).stream()
                .map(line -> Setting.freeText(text, line.start(), line.end()))
                .toList();
    }
}
