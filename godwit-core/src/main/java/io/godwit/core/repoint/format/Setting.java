package io.godwit.core.repoint.format;

import java.util.Objects;
import java.util.Optional;

/**
 * One value of a file, with where it stands.
 *
 * @param path all keys that lead to it, joined by dots; empty for free text
 * @param leaf its key as it is written in its place
 * @param value without quotes and escapes
 * @param start first character of what the notation writes
 * @param end the one behind the last
 * @param notation how another value is written there
 * @param sibling how others are written beside it
 * @param key where the key stands, if it can be replaced
 * @param list position of the list that it is an item of; -1 = none
 * @param index its place in the list; -1 = none
 * @param secret whether it must not be shown, whatever its key says
 */
public record Setting(
        String path,
        String leaf,
        String value,
        int start,
        int end,
        Notation notation,
        Sibling sibling,
        Optional<Edit> key,
        int list,
        int index,
        boolean secret) {
    public Setting {
        Objects.requireNonNull(path);
        Objects.requireNonNull(leaf);
        Objects.requireNonNull(value);
        Objects.requireNonNull(notation);
        Objects.requireNonNull(sibling);
        Objects.requireNonNull(key);
    }

    /** A setting that is neither an item of a list nor secret by its place. */
    public static Setting of(String path, String leaf, String value, int start, int end, Notation notation) {
        return new Setting(path, leaf, value, start, end, notation, Sibling.NONE, Optional.empty(), -1, -1, false);
    }

    /** Characters that no key leads to: they are searched for addresses only. */
    public static Setting freeText(String text, int start, int end) {
        return of("", "", text.substring(start, end), start, end, Notation.PLAIN);
    }

    public Setting beside(Sibling how) {
        return new Setting(path, leaf, value, start, end, notation, how, key, list, index, secret);
    }

    /** @param keyStart position of the key, which is written without quotes or escapes */
    public Setting keyAt(int keyStart, int keyEnd) {
        return new Setting(
                path,
                leaf,
                value,
                start,
                end,
                notation,
                sibling,
                Optional.of(new Edit(keyStart, keyEnd, leaf)),
                list,
                index,
                secret);
    }

    public Setting item(int ofList, int atIndex) {
        return new Setting(path, leaf, value, start, end, notation, sibling, key, ofList, atIndex, secret);
    }

    /** The value alone may be a secret. */
    @Override
    public String toString() {
        return path + "@" + start;
    }
}
