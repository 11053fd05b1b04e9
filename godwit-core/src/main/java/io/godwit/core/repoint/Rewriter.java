package io.godwit.core.repoint;

import io.godwit.core.error.RepointError;
import io.godwit.core.repoint.format.Format;
import io.godwit.core.repoint.format.Lines;
import io.godwit.core.repoint.format.Setting;
import io.godwit.core.repoint.format.UnreadableFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewrites the text of a file for the target. What does not refer to the source stays as it is, character by character. */
public final class Rewriter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int DEEPEST = 3;

    private final SourceAddresses source;
    private final TargetClient target;
    private final Map<String, String> urls;

    /** @param urls beginnings of URLs with what replaces them */
    public Rewriter(SourceAddresses source, TargetClient target, Map<String, String> urls) {
        this.source = source;
        this.target = target;
        this.urls = Map.copyOf(urls);
    }

    /** @param path of the file, with slashes: its name tells the format */
    public Rewrite rewrite(String path, String text) {
        return rewrite(path, text, 0);
    }

    private Rewrite rewrite(String path, String text, int depth) {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            Rewrite rewrite = rewrite(path, text.substring(1), depth);
            return new Rewrite(BYTE_ORDER_MARK + rewrite.text(), rewrite.references());
        }
        Format format = Format.of(path);
        try {
            List<Setting> settings = format.settings(text);
            if (!format.isRewritten()) {
                return new Rewrite(text, reported(text, settings, RepointError.IN_CODE, "change it by hand"));
            }
            FileEdits edits = new FileEdits(text);
            List<Anchor> anchors = new AddressEdits(source, target, urls, edits).replace(outer(settings, edits, depth));
            new SecurityEdits(target, edits, path).secure(settings, anchors);
            return edits.rewrite();
        } catch (UnreadableFormat e) {
            List<Setting> lines = Lines.of(text).stream()
                    .map(line -> Setting.freeText(text, line.start(), line.end()))
                    .toList();
            return new Rewrite(
                    text, reported(text, lines, RepointError.UNREADABLE_FORMAT, "the file " + e.getMessage()));
        }
    }

    /** Rewrites the files inside of the file, and gives the settings that hold none. */
    private List<Setting> outer(List<Setting> settings, FileEdits edits, int depth) {
        List<Setting> outer = new ArrayList<>();
        for (Setting setting : settings) {
            Optional<String> name = depth == DEEPEST ? Optional.empty() : Embedded.nameOf(setting);
            if (name.isEmpty()) {
                outer.add(setting);
                continue;
            }
            Rewrite inner = rewrite(name.get(), setting.value(), depth + 1);
            edits.embedded(setting, inner);
        }
        return outer;
    }

    private List<Reference> reported(String text, List<Setting> settings, RepointError error, String note) {
        List<Reference> references = new ArrayList<>();
        for (Setting setting : settings) {
            mentioned(setting.value())
                    .ifPresent(mention -> references.add(Reference.left(
                            Lines.number(text, setting.start()),
                            setting.leaf(),
                            mention.meaning(),
                            error,
                            mention.what() + "; " + note)));
        }
        references.sort(Comparator.comparingInt(Reference::line));
        return references;
    }

    private record Mention(Meaning meaning, String what) {}

    private Optional<Mention> mentioned(String value) {
        for (AddressList list : AddressList.in(value)) {
            for (AddressList.Address address : list.addresses()) {
                if (source.contains(address.host(), address.port())) {
                    return Optional.of(new Mention(Meaning.BOOTSTRAP_LIST, address.toString()));
                }
                if (source.isZooKeeper(address.host(), address.port())) {
                    return Optional.of(new Mention(Meaning.ZOOKEEPER, address.toString()));
                }
            }
        }
        for (AddressList.Address address : AddressList.inUrls(value)) {
            if (source.contains(address.host(), address.port())) {
                return Optional.of(new Mention(Meaning.URL, address.toString()));
            }
        }
        return urls.keySet().stream()
                .filter(url -> AddressEdits.indexOfUrl(value, url, 0) >= 0)
                .findFirst()
                .map(url -> new Mention(Meaning.URL, url));
    }
}
