package io.godwit.cli.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One part of a report, the same for every format.
 *
 * @param texts paragraphs
 * @param chart an SVG picture, for formats that show pictures
 * @param table rows of cells, the first one the head; empty = no table
 * @param numbers which columns hold numbers
 */
record ReportSection(
        String title, List<String> texts, Optional<String> chart, List<List<String>> table, List<Integer> numbers) {
    ReportSection {
        texts = List.copyOf(texts);
        table = List.copyOf(table);
        numbers = List.copyOf(numbers);
    }

    static Builder titled(String title) {
        return new Builder(title);
    }

    /** Collects the parts. */
    static final class Builder {
        private final String title;
        private final List<String> texts = new ArrayList<>();
        private final List<List<String>> table = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private Optional<String> chart = Optional.empty();

        private Builder(String title) {
            this.title = title;
        }

        Builder text(String paragraph) {
            texts.add(paragraph);
            return this;
        }

        Builder chart(String svg) {
            chart = Optional.of(svg);
            return this;
        }

        /** Titles of columns; a {@code #} before one says that it holds numbers. */
        Builder head(String... titles) {
            List<String> head = new ArrayList<>();
            for (String column : titles) {
                if (column.startsWith("#")) {
                    numbers.add(head.size());
                }
                head.add(column.startsWith("#") ? column.substring(1) : column);
            }
            table.add(head);
            return this;
        }

        Builder row(String... cells) {
            table.add(List.of(cells));
            return this;
        }

        ReportSection build() {
            return new ReportSection(title, texts, chart, table.size() > 1 ? table : List.of(), numbers);
        }
    }
}
