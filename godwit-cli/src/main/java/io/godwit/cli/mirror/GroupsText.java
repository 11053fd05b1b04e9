package io.godwit.cli.mirror;

import io.godwit.cli.render.Amounts;
import io.godwit.cli.render.Style;
import io.godwit.core.status.GroupsStatus;
import io.godwit.core.status.GroupsStatus.LeftAlone;
import io.godwit.core.status.GroupsStatus.Why;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How far the groups' offsets are carried, for people: one line, and one for each of the first that are left alone. */
final class GroupsText {
    private static final int MOST = 5;

    private final Style style;

    GroupsText(Style style) {
        this.style = style;
    }

    void print(GroupsStatus groups, Instant now, PrintWriter out) {
        StringBuilder line = new StringBuilder("Groups: ")
                .append(Amounts.count(groups.carried()))
                .append(" of ")
                .append(Amounts.count(groups.groups()))
                .append(" carried");
        groups.oldestAt()
                .ifPresent(at ->
                        line.append(", the oldest as of ").append(age(at, now)).append(" ago"));
        append(line, groups.waiting(), "ahead of the copy");
        append(line, groups.notProven(), "waiting for godwit verify");
        append(line, groups.leftAlone(), "left alone");
        out.println(line);
        // What the operator has to act on is among the warnings already.
        List<LeftAlone> quiet = groups.reasons().stream()
                .filter(group -> group.why() != Why.MOVED_ON_TARGET && group.why() != Why.FAILED)
                .toList();
        quiet.stream()
                .limit(MOST)
                .forEach(group -> out.println(
                        "  group " + style.strong(group.group()) + ": " + words(group) + ": " + group.reason()));
        if (quiet.size() > MOST) {
            out.println("  … godwit status -o json names more");
        }
    }

    private static String words(LeftAlone group) {
        return group.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void append(StringBuilder line, int count, String what) {
        if (count > 0) {
            line.append(", ").append(Amounts.count(count)).append(' ').append(what);
        }
    }

    private static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return Amounts.duration(age.isNegative() ? Duration.ZERO : age);
    }
}
