package gradus.deployment.registry;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether what the registry says fits together: the stages, the log, and the files. */
public final class Audit {
    private Audit() {}

    /** What does not fit; empty if all is well. */
    public static List<String> faults(ModelRegistry registry, ArtefactStore store, String model)
            throws SQLException, IOException {
        List<String> faults = new ArrayList<>();
        List<Event> events = registry.events(model);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).number() != i + 1) {
                faults.add("event " + (i + 1) + " should be there, but the next is "
                        + events.get(i).number());
            }
        }
        List<Version> versions = registry.versions(model);
        List<Integer> champions = versions.stream()
                .filter(version -> version.stage() == Stage.CHAMPION)
                .map(Version::number)
                .toList();
        List<Integer> logged = ModelRegistry.champions(events).stream().limit(1).toList();
        if (!champions.equals(logged)) {
            faults.add("the champions by the log are " + logged + ", but by the stages " + champions);
        }
        for (Version version : versions) {
            if (!store.holds(version.artefact())) {
                faults.add("the artefact of version " + version.number() + " should be there and whole, but is not");
            }
        }
        return faults;
    }
}
