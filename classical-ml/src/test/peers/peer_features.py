"""Features as scikit-learn makes them, for FeaturesPeersTest. Run from the root of the repository:

    python3 classical-ml/src/test/peers/peer_features.py

Printed with Python 3.11, NumPy 1.24.2, pandas 1.5.3, scikit-learn 1.2.1 (Debian 12).
"""
import math

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, RobustScaler, StandardScaler

SETS = "datasets/src/main/resources/gradus/datasets/"
NUMBERS = ["seniority", "time", "age", "expenses", "income", "assets", "debt", "amount", "price"]

credit = pd.read_csv(SETS + "credit_scoring/credit_scoring.csv.gz")
train, test = credit[:3000], credit[3000:]

imputer = SimpleImputer(strategy="median", add_indicator=True).fit(train[NUMBERS])
filled = imputer.transform(test[NUMBERS])
print("medians", imputer.statistics_.tolist())
print("indicators", [NUMBERS[i] for i in imputer.indicator_.features_])
print("test sums", filled.sum(axis=0).tolist())

trained = imputer.transform(train[NUMBERS])[:, :9]
tested = filled[:, :9]
for scaler in (StandardScaler(), MinMaxScaler(), RobustScaler()):
    print(scaler, "row 0 of test", scaler.fit(trained).transform(tested)[0].tolist())

good = (train.status == "good").to_numpy().astype(float)
best = SelectKBest(f_regression, k=4).fit(trained, good)
print("strongest 4", [NUMBERS[i] for i in best.get_support(indices=True)])

one_hot = OneHotEncoder().fit(train[["home"]])
print("categories", one_hot.categories_[0].tolist(), one_hot.transform(train[["home"]]).sum(axis=0).tolist()[0])


def target_means(categories, y, m):
    """TargetEncoder(smooth=m) of scikit-learn 1.3 and above, by its documentation: this version has none."""
    mean = y.mean()
    groups = pd.Series(y).groupby(categories)
    return ((groups.sum() + m * mean) / (groups.count() + m)).to_dict(), mean


even = train.job.iloc[::2].fillna("(missing)").to_numpy()
print("target means", target_means(even, good[::2], 10.0))

hasher = FeatureHasher(n_features=16, input_type="string")
for text in ("home=rent", "home=owner", "route=DTW-LAS", "city=Zürich", "home="):
    row = hasher.transform([[text]]).toarray()[0]
    print(text, int(np.flatnonzero(row)[0]), row.sum())

ames = pd.read_csv(SETS + "ames/ames.csv.gz")
ames["lot_frontage"] = ames.lot_frontage.replace(0, np.nan)
y = np.log10(ames.sale_price.to_numpy(float))
is_test = np.arange(len(ames)) % 5 == 0
columns = ["gr_liv_area", "year_built", "lot_frontage", "garage_area"]
pipeline = make_pipeline(
    ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), columns),
        ("where", OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=30, sparse_output=False), ["neighborhood"]),
    ]),
    LinearRegression(),
).fit(ames[~is_test], y[~is_test])
errors = pipeline.predict(ames[is_test]) - y[is_test]
print("ames", len(pipeline[0].get_feature_names_out()), math.sqrt((errors**2).mean()), pipeline.predict(ames[is_test])[:3].tolist())
