package gradus.workbook.classicalml.logisticregression;

import java.util.List;

/** Mails that their reader has marked, and what a {@link MailFilter} learns from them. */
final class MarkedMails {
    private MarkedMails() {}

    /** A mail and how its reader marked it. */
    record Mail(double first, double second, boolean spam) {}

    /** What a filter has become after some mails, and what they cost. */
    record Learned(List<Double> paid, double bias, double[] weights) {}

    static MailFilter afterMails(int n) {
        MailFilter filter = new MailFilter(2, 0.1, 5);
        for (int i = 0; i < n; i++) {
            filter.learn(new double[] {i % 3, i % 5}, i % 2 == 0);
        }
        return filter;
    }

    static Learned learned(List<Mail> mails) {
        MailFilter filter = new MailFilter(2, 0.3, 2.5);
        List<Double> paid = mails.stream()
                .map(mail -> filter.learn(new double[] {mail.first(), mail.second()}, mail.spam()))
                .toList();
        return new Learned(paid, filter.bias(), filter.weights());
    }
}
