package gradus.deployment.throughput;

import gradus.fundamentals.Require;

/**
 * What queues do on average, once they have settled. Requests arrive as of many people who know nothing of each other (Poisson), are served
 * first come, first served, and nobody leaves. L. Kleinrock, <em>Queueing Systems</em> 1 (1975).
 */
public final class Queueing {
    private Queueing() {}

    /** Little's law, L = λ W: how many are inside if so many come per second and stay so long. */
    public static double inside(double perSecond, double seconds) {
        return Require.atLeast("perSecond", perSecond, 0.0) * Require.atLeast("seconds", seconds, 0.0);
    }

    /** ρ: the share of the time in which a worker works. */
    public static double utilisation(double perSecond, double service, int workers) {
        Require.atLeast("workers", workers, 1);
        return inside(perSecond, service) / workers;
    }

    /**
     * Mean wait before service with one worker, λ (s² + σ²) / (2 (1 − ρ)) (Pollaczek and Khinchine).
     *
     * @param perSecond λ, arrivals a second
     * @param service s, mean seconds of work
     * @param spread σ, standard deviation of the work: 0 if all are equal (M/D/1), s if it is exponential (M/M/1)
     * @return seconds; infinite if ρ is 1 or more: the queue grows for ever
     */
    public static double wait(double perSecond, double service, double spread) {
        Require.atLeast("spread", spread, 0.0);
        double rho = utilisation(perSecond, service, 1);
        return rho >= 1
                ? Double.POSITIVE_INFINITY
                : perSecond * (service * service + spread * spread) / (2 * (1 - rho));
    }

    /** Quantile of the latency, wait and service, in M/M/1: it is exponential with mean s / (1 − ρ). */
    public static double latency(double perSecond, double service, double p) {
        Require.between("p", p, 0, 1);
        double rho = utilisation(perSecond, service, 1);
        return rho >= 1 ? Double.POSITIVE_INFINITY : -Math.log1p(-p) * service / (1 - rho);
    }

    /** Erlang's C: the share of requests that find all workers busy in M/M/c; 1 if they can never keep up. */
    public static double allBusy(double perSecond, double service, int workers) {
        double rho = utilisation(perSecond, service, workers);
        if (rho >= 1) {
            return 1;
        }
        double offered = rho * workers;
        double blocked = 1; // Erlang's B, by its recurrence
        for (int k = 1; k <= workers; k++) {
            blocked = offered * blocked / (k + offered * blocked);
        }
        return blocked / (1 - rho * (1 - blocked));
    }

    /** Mean wait before service in M/M/c, in seconds. */
    public static double waitOf(int workers, double perSecond, double service) {
        double rho = utilisation(perSecond, service, workers);
        return rho >= 1
                ? Double.POSITIVE_INFINITY
                : allBusy(perSecond, service, workers) * service / (workers * (1 - rho));
    }
}
