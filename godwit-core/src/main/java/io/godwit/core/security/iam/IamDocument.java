package io.godwit.core.security.iam;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.godwit.core.json.Json;
import java.util.List;

/** A policy document as IAM takes it. */
@JsonPropertyOrder({"Version", "Statement"})
public record IamDocument(
        @JsonProperty("Version") String version, @JsonProperty("Statement") List<IamStatement> statements) {
    /** The most characters of a managed policy, white space between the parts not counted; IAM lets nobody raise it. */
    public static final int MOST_CHARACTERS = 6_144;

    public IamDocument {
        statements = List.copyOf(statements);
    }

    static IamDocument of(List<IamStatement> statements) {
        return new IamDocument("2012-10-17", statements);
    }

    /** As IAM counts it. */
    int characters() {
        return Json.line(this).length();
    }

    /** As it is written to a file. */
    public String toJson() {
        return Json.pretty(this) + "\n";
    }
}
