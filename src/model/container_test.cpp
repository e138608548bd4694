// The container: what is written is read; whatever is wrong is said.
#include "model/container.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "model/layout.h"

namespace whosays::model {
namespace {

Header sample_header() {
  Header header;
  header.name = "sample";
  header.kind = "core";
  header.version = "1";
  header.engine_first = 2;
  header.engine_last = 3;
  header.licence = "CC BY-SA 4.0";
  header.made_by = "train/sample/run";
  header.data = {{"invented words", "train", "CC0"}};
  header.scores = {{"UPOS", "invented dev", 97.25, "whosays eval ud"}};
  header.self_test = {{"Ada Example spoke .", "PROPN PROPN VERB PUNCT"}};
  header.labels["upos"] = {"NOUN", "VERB"};
  header.numbers["width"] = 128;
  return header;
}

Writer sample_writer() {
  Writer writer;
  std::array<std::int8_t, 6> bytes{1, -2, 3, -4, 5, -6};
  std::array<std::int32_t, 3> words{100000, -1, 7};
  writer.add<std::int8_t>("rows", 2, 3, bytes);
  writer.add<std::int32_t>("scales", 3, 1, words);
  return writer;
}

/// Bytes at an address that containers ask for.
class Aligned {
 public:
  explicit Aligned(const std::string& bytes) : memory_(bytes.size() + kAlignment), size_(bytes.size()) {
    void* at = memory_.data();
    std::size_t space = memory_.size();
    start_ = static_cast<std::byte*>(std::align(kAlignment, size_, at, space));
    std::memcpy(start_, bytes.data(), size_);
  }
  [[nodiscard]] std::span<const std::byte> bytes() const { return {start_, size_}; }

 private:
  std::vector<std::byte> memory_;
  std::size_t size_;
  std::byte* start_;
};

std::string sample_bytes() { return *sample_writer().bytes(sample_header()); }

std::string message_of(const std::string& bytes, Model::Hash hash = Model::Hash::verify) {
  const Aligned aligned(bytes);
  const auto model = Model::from_bytes(aligned.bytes(), "m.wsm", hash);
  return model.ok() ? "fine" : model.error().message;
}

TEST(Container, WhatIsWrittenIsRead) {
  const Aligned bytes(sample_bytes());
  const auto model = Model::from_bytes(bytes.bytes(), "m.wsm");
  ASSERT_TRUE(model.ok()) << model.error().message;
  const Header& h = model->header();
  EXPECT_EQ(h.name, "sample");
  EXPECT_EQ(h.data.at(0).licence, "CC0");
  EXPECT_DOUBLE_EQ(h.scores.at(0).value, 97.25);
  EXPECT_EQ(h.self_test.at(0).expected, "PROPN PROPN VERB PUNCT");
  EXPECT_EQ(model->labels("upos")->at(1), "VERB");
  EXPECT_EQ(*model->number("width"), 128);
  const auto rows = model->values<std::int8_t>("rows", 2, 3);
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ(rows->size(), 6U);
  EXPECT_EQ((*rows)[5], -6);
  const auto scales = model->values<std::int32_t>("scales", 3, 1);
  ASSERT_TRUE(scales.ok());
  EXPECT_EQ((*scales)[0], 100000);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(scales->data()) % kAlignment, 0U);
  EXPECT_EQ(model->fingerprint().size(), 64U);
  EXPECT_TRUE(model->expect({"core", 2}).ok());
  EXPECT_EQ(sample_bytes(), sample_bytes());
}

TEST(Container, EachWayToBeWrongHasItsMessage) {
  const std::string good = sample_bytes();
  EXPECT_EQ(message_of(""), "m.wsm is not a whosays model");
  EXPECT_EQ(message_of("{\"text\":1}"), "m.wsm is not a whosays model");
  EXPECT_EQ(message_of(good.substr(0, 20)), "m.wsm is cut short: only 20 bytes; get it again");
  EXPECT_EQ(message_of(good.substr(0, good.size() - 1)), "m.wsm is cut short: " + std::to_string(good.size() - 1) +
                                                             " of " + std::to_string(good.size()) +
                                                             " bytes; get it again");
  EXPECT_EQ(message_of(good + "x"), "m.wsm has 1 bytes behind its end; get it again");
  std::string other = good;
  other[8] = 9;
  EXPECT_EQ(message_of(other),
            "m.wsm has model format 9, and this program reads format 1; use the model and the program of one release");
  for (std::size_t at = sizeof(Head); at < good.size(); at += 7) {
    std::string altered = good;
    altered[at] = static_cast<char>(altered[at] ^ 1);
    EXPECT_EQ(message_of(altered), "m.wsm was altered: its bytes do not give the hash at its end; get it again");
  }
}

TEST(Container, WithoutTheHashNothingReadsOutside) {
  const std::string good = sample_bytes();
  for (std::size_t at = 12; at < good.size(); ++at)
    for (const int change : {0x01, 0x80, 0xff}) {
      std::string altered = good;
      altered[at] = static_cast<char>(altered[at] ^ change);
      const Aligned bytes(altered);
      const auto model = Model::from_bytes(bytes.bytes(), "m.wsm", Model::Hash::trust);
      if (!model.ok()) continue;
      for (const Tensor& t : model->tensors()) {
        EXPECT_GE(t.bytes.data(), bytes.bytes().data());
        EXPECT_LE(t.bytes.data() + t.bytes.size(), bytes.bytes().data() + bytes.bytes().size());
      }
    }
}

TEST(Container, KindsRevisionsAndTensorsAreAskedFor) {
  const Aligned bytes(sample_bytes());
  const auto model = Model::from_bytes(bytes.bytes(), "m.wsm");
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model->expect({"statements", 2}).error().message,
            "m.wsm is a model of the kind \"core\", and \"statements\" is needed here");
  EXPECT_EQ(model->expect({"core", 4}).error().message,
            "m.wsm is for revisions 2 to 3 of the run time of \"core\", and this program has 4; use the model and the "
            "program of one release");
  EXPECT_EQ(model->tensor("bias", Type::i8).error().message,
            "m.wsm: the tensor bias is missing; train the model again");
  EXPECT_EQ(model->tensor("rows", Type::u8).error().message,
            "m.wsm: the tensor rows is i8, and u8 is needed; train the model again");
  EXPECT_EQ(model->values<std::int8_t>("rows", 3, 2).error().message,
            "m.wsm: the tensor rows is 2 x 3, and 3 x 2 is needed; train the model again");
  EXPECT_FALSE(model->number("depth").ok());
  EXPECT_FALSE(model->labels("xpos").ok());
}

TEST(Container, AFileIsWrittenWholeAndMapped) {
  const auto folder = std::filesystem::temp_directory_path() / ("whosays_model_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "m.wsm").string();
  ASSERT_TRUE(sample_writer().write(path, sample_header()).ok());
  const auto model = Model::open(path);
  ASSERT_TRUE(model.ok()) << model.error().message;
  EXPECT_EQ((*model->values<std::int8_t>("rows", 2, 3))[0], 1);
  EXPECT_FALSE(sample_writer().write((folder / "no" / "m.wsm").string(), sample_header()).ok());
  EXPECT_FALSE(Model::open((folder / "none.wsm").string()).ok());
  EXPECT_FALSE(Model::open(folder.string()).ok());
  std::filesystem::remove_all(folder);
}

TEST(Container, TheWriterRefusesWhatDoesNotFit) {
  const std::array<std::int8_t, 2> two{1, 2};
  Writer shape;
  shape.add<std::int8_t>("a", 1, 3, two);
  EXPECT_EQ(shape.bytes(sample_header()).error().message, "cannot write the tensor \"a\": 1 x 3 i8 are not 2 bytes");
  Writer name;
  name.add<std::int8_t>(std::string(32, 'n'), 1, 2, two);
  EXPECT_FALSE(name.bytes(sample_header()).ok());
  Writer twice;
  twice.add<std::int8_t>("a", 1, 2, two);
  twice.add<std::int8_t>("a", 1, 2, two);
  EXPECT_FALSE(twice.bytes(sample_header()).ok());
}

}  // namespace
}  // namespace whosays::model
