package io.godwit.core.waves;

import io.godwit.core.config.Application;
import io.godwit.core.config.ApplicationCommands;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.schema.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sections {@code applications} and {@code waves} of a proposal, to take the place of those in migration.yaml. */
public final class WavesYaml {
    private static final String ITEM = "    ";

    private final List<String> lines = new ArrayList<>();

    private WavesYaml() {}

    /** The text of the file; what migration.yaml already says is in it, commands too. */
    public static String of(WaveProposal proposal) {
        WavesYaml yaml = new WavesYaml();
        yaml.comment(
                "",
                "Proposed by godwit waves. Read it, answer the questions, then put it in the place of the sections");
        yaml.comment(
                "", "applications and waves of migration.yaml. An application that is proposed has no commands yet.");
        proposal.questions().forEach(yaml::question);
        yaml.lines.add("");
        yaml.lines.add("applications:" + (proposal.applications().isEmpty() ? " []" : ""));
        proposal.applications().forEach(yaml::application);
        yaml.lines.add("");
        yaml.lines.add("waves:" + (proposal.waves().isEmpty() ? " []" : ""));
        proposal.waves().forEach(yaml::wave);
        return String.join("\n", yaml.lines) + "\n";
    }

    private void question(Question question) {
        lines.add("#");
        comment("", question.code().id() + " " + question.text());
        question.hints().forEach(hint -> comment("", "  " + hint));
        comment("", "  Answer: " + question.answer() + ".");
    }

    /** Names may hold anything, also the end of a line. */
    private void comment(String indent, String text) {
        lines.add(indent + "# " + text.replaceAll("\\p{Cntrl}", " "));
    }

    private void application(UsedApplication application) {
        if (!application.isNamed()) {
            String hosts = application.hosts().isEmpty() ? "" : ", from " + Words.some(application.hosts());
            comment("  ", "proposed: " + application.kind().words() + hosts);
        }
        KafkaUse use = application.use();
        lines.addAll(YamlText.of(application.name()).under("name", "  - "));
        add("owner", application.owner());
        add("groups", use.groups());
        add("consumes", use.consumes());
        add("produces", use.produces());
        add("transactionalIds", use.transactionalIds());
        add("clientIds", use.clientIds());
        add("principals", use.principals());
        if (!application.possiblePrincipals().isEmpty()) {
            comment(
                    ITEM,
                    "principals: "
                            + YamlText.list(application.possiblePrincipals()).inline() + " may read its group by ACL");
        }
        application.named().ifPresent(this::byHand);
    }

    private void byHand(Application application) {
        add("files", application.files());
        add("connectors", application.connectors());
        ApplicationCommands commands = application.commands();
        add("stop", commands.stop());
        add("start", commands.start());
        add("startOnSource", commands.startOnSource());
        add("health", commands.health());
    }

    private void add(String key, Collection<String> values) {
        if (!values.isEmpty()) {
            lines.addAll(YamlText.list(values).under(key, ITEM));
        }
    }

    private void add(String key, Optional<String> value) {
        value.ifPresent(text -> lines.addAll(YamlText.of(text).under(key, ITEM)));
    }

    private void wave(ProposedWave wave) {
        lines.addAll(YamlText.of(wave.name()).under("name", "  - "));
        lines.addAll(YamlText.list(wave.applications()).under("applications", ITEM));
    }
}
